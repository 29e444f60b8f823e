"""Addresses of ledger and dashboard."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
