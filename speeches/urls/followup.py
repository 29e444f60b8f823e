"""Addresses of requirements, assignments and reports."""

from django.urls import path

from speeches.views import acts, assignments, decisions, notices, reports, requirements

urlpatterns = [
    path("assignments/", assignments.assignment_list, name="assignment-list"),
    path("objections/<int:pk>/", assignments.objection_settle, name="objection-settle"),
    path("requirements/<int:pk>/", requirements.requirement_detail, name="requirement-detail"),
    path("requirements/<int:pk>/edit/", requirements.requirement_edit, name="requirement-edit"),
    path("requirements/<int:pk>/assign/", assignments.requirement_assign, name="requirement-assign"),
    path("requirements/<int:pk>/acknowledge/", assignments.requirement_acknowledge, name="requirement-acknowledge"),
    path("requirements/<int:pk>/report/", reports.report_create, name="report-create"),
    path("requirements/<int:pk>/<slug:act>/", acts.act_on_requirement, name="requirement-act"),
    path("reports/", decisions.decision_list, name="decision-list"),
    path("reports/<int:pk>/", reports.report_detail, name="report-detail"),
    path("reports/<int:pk>/release/", reports.report_release, name="report-release"),
    path("reports/<int:pk>/decide/", reports.report_decide, name="report-decide"),
    path("extensions/<int:pk>/decide/", decisions.extension_decide, name="extension-decide"),
    path("attachments/<int:pk>/", decisions.attachment_download, name="attachment-download"),
    path("notices/", notices.notice_list, name="notice-list"),
    path("notices/<int:pk>/read/", notices.notice_read, name="notice-read"),
    path("notices/read/", notices.notice_read_all, name="notice-read-all"),
]
