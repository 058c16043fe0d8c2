from windlass.mail import orders, service
from windlass.mail.schemas import MailBody, MailOut, MailPage, MailState, ResendMail
from windlass.web.api import Cursor, Limit, Router, created, current_store

router = Router()


@router.get("/stores/<store_id>/mail")
def list_mail(
    store_id: str, state: MailState | None = None, limit: Limit = 50, cursor: Cursor = None
) -> MailPage:
    store = current_store(router, store_id)
    return MailPage.of(service.list_page(store, state=state, limit=limit, cursor=cursor))


@router.get("/stores/<store_id>/mail/<mail_id>/body")
def get_mail_body(store_id: str, mail_id: str) -> MailBody:
    mail = service.get(current_store(router, store_id), mail_id)
    return MailBody(html=mail.html, text=mail.text)


@router.post("/stores/<store_id>/mail/<mail_id>/retry")
def retry_mail(store_id: str, mail_id: str) -> MailOut:
    return MailOut.of(service.retry(current_store(router, store_id), mail_id))


@router.post("/stores/<store_id>/orders/<order_id>/resend-mail", responses=created(MailOut))
def resend_mail(store_id: str, order_id: str, body: ResendMail) -> tuple[MailOut, int]:
    store = current_store(router, store_id)
    return MailOut.of(orders.resend(store, order_id, body.template)), 201
