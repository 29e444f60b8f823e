import time, pytest
from collections import Counter
from django.core.management import call_command
from accounts.models import User
from accounts.roles import Role
from tests.browser.conftest import *
from tests.browser.crawl import pages_of
pytestmark = pytest.mark.django_db(transaction=True)
def test_x(enter):
    t=Counter(); t0=time.time()
    call_command("load_seeds", verbosity=0); t['seeds']=time.time()-t0
    for role in (Role.SUPERVISOR,Role.CLERK):
        user = User.objects.filter(role=role).earliest("pk")
        desk,phone=enter(user, DESK), enter(user, PHONE, theme="dark")
        n=0; t1=time.time()
        for name,path in pages_of(desk):
            n+=1; a=time.time(); t['desk']+=a-t1
            phone.go(path); b=time.time(); t['phone']+=b-a
            for v in (desk,phone):
                v.violations()
            t['axe']+=time.time()-b; t1=time.time()
        t['pages']+=n
    print(t)
