"""Addresses of log-in and units."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
