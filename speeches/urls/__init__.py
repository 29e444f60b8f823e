"""Addresses of the business pages, one file a stage; a page's name is its template's name."""

from . import followup, home, intake, ledger, review

urlpatterns = [*home.urlpatterns, *intake.urlpatterns, *review.urlpatterns, *followup.urlpatterns, *ledger.urlpatterns]
