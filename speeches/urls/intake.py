"""Addresses of files, speeches and meetings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
