"""Addresses of files, speeches and meetings."""

from django.urls import path

from speeches.views import files, meetings, speech_editing, speech_repairs, speeches, stopped

urlpatterns = [
    path("files/upload/", files.source_file_upload, name="source-file-upload"),
    path("files/<int:pk>/", files.source_file_detail, name="source-file-detail"),
    path("files/<int:pk>/reread/", files.source_file_reread, name="source-file-reread"),
    path("files/<int:pk>/line/", files.source_file_line, name="source-file-line"),
    path("files/<int:pk>/download/", files.source_file_download, name="source-file-download"),
    path("files/stopped/", stopped.stopped_file_list, name="stopped-file-list"),
    path("speeches/", speeches.speech_list, name="speech-list"),
    path("speeches/paste/", speech_editing.speech_create, name="speech-create"),
    path("speeches/<int:pk>/", speeches.speech_detail, name="speech-detail"),
    path("speeches/<int:pk>/edit/", speech_editing.speech_edit, name="speech-edit"),
    path("speeches/<int:pk>/redraft/", speech_editing.speech_redraft, name="speech-redraft"),
    path("speeches/<int:pk>/repairs/", speech_repairs.speech_repairs, name="speech-repairs"),
    path("speeches/<int:pk>/repairs/decide/", speech_repairs.speech_repair, name="speech-repair"),
    path("meetings/", meetings.meeting_list, name="meeting-list"),
    path("meetings/add/", meetings.meeting_create, name="meeting-create"),
    path("meetings/<int:pk>/", meetings.meeting_detail, name="meeting-detail"),
    path("meetings/<int:pk>/edit/", meetings.meeting_edit, name="meeting-edit"),
]
