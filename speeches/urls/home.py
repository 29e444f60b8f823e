"""Address of the home page."""

from django.urls import path

from speeches.views.home import home

urlpatterns = [path("", home, name="home")]
