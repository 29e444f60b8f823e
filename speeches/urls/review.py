"""Addresses of the review desk."""

from django.urls import path

from speeches.views import breakdown, review_desk, review_draft, review_list

urlpatterns = [
    path("review/", review_list.review_list, name="review-list"),
    path("speeches/<int:pk>/review/", review_desk.review_desk, name="review-desk"),
    path("speeches/<int:pk>/review/add/", review_desk.review_add, name="review-add"),
    path("speeches/<int:pk>/review/confirm/", review_desk.review_confirm_above, name="review-confirm-above"),
    path("speeches/<int:pk>/review/finish/", review_desk.review_finish, name="review-finish"),
    path("speeches/<int:pk>/review/undo/", review_desk.review_undo, name="review-undo"),
    path("speeches/<int:pk>/review/parts/", review_desk.review_parts, name="review-parts"),
    path("speeches/<int:pk>/review/find/", review_desk.review_find, name="review-find"),
    path("speeches/<int:pk>/review/news/", review_desk.review_news, name="review-news"),
    path("drafts/<int:pk>/", review_draft.review_draft, name="review-draft"),
    path("speeches/<int:pk>/breakdown.xlsx", breakdown.breakdown_xlsx, name="breakdown-xlsx"),
    path("speeches/<int:pk>/breakdown.docx", breakdown.breakdown_docx, name="breakdown-docx"),
]
