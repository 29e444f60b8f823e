"""Addresses of requirements, assignments and reports."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
