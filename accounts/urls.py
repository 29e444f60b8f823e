"""Addresses of log-in and units."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from .views import entrance, groups, units

urlpatterns = [
    path("login/", entrance.Entrance.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("password/", entrance.PasswordChange.as_view(), name="password-change"),
    path("units/", units.unit_list, name="unit-list"),
    path("units/new/", units.unit_create, name="unit-create"),
    path("units/<int:pk>/", units.unit_detail, name="unit-detail"),
    path("units/<int:pk>/edit/", units.unit_edit, name="unit-edit"),
    path("units/<int:pk>/aliases/", units.alias_create, name="unit-alias-create"),
    path("aliases/<int:pk>/delete/", units.alias_delete, name="unit-alias-delete"),
    path("unit-groups/", groups.group_list, name="unit-group-list"),
    path("unit-groups/new/", groups.group_create, name="unit-group-create"),
    path("unit-groups/<int:pk>/", groups.group_detail, name="unit-group-detail"),
    path("unit-groups/<int:pk>/edit/", groups.group_edit, name="unit-group-edit"),
]
