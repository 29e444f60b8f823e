"""Addresses of ledger and dashboard."""

from django.urls import path

from speeches.views import dashboard, ledger, past_ledger

urlpatterns = [
    path("requirements/", ledger.requirement_list, name="requirement-list"),
    path("requirements/export.xlsx", ledger.requirement_export, name="requirement-export"),
    path("requirements/import/", past_ledger.ledger_import_list, name="ledger-import-list"),
    path("requirements/import/<int:pk>/", past_ledger.ledger_import_detail, name="ledger-import-detail"),
    path("views/add/", ledger.saved_view_create, name="saved-view-create"),
    path("views/<int:pk>/delete/", ledger.saved_view_delete, name="saved-view-delete"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
]
