"""Texts of the policies to start from, in German. {names} are filled in by `policies`."""

from typing import Final

STARTING_TEXTS: Final = {
    "refund": """Alles, was Sie bei {store} gekauft haben, können Sie innerhalb von 30 Tagen nach \
Erhalt zurückgeben, unbenutzt und in der Originalverpackung.

Für eine Rückgabe schreiben Sie bitte an {reach} und nennen Sie Ihre Bestellnummer. Wir antworten \
innerhalb von zwei Werktagen und teilen Ihnen mit, wohin Sie das Paket senden. Bitte senden Sie \
nichts zurück, bevor Sie von uns gehört haben.

Ist ein Artikel beschädigt, fehlerhaft oder nicht der bestellte, melden Sie sich bitte innerhalb \
von 14 Tagen nach Erhalt und fügen Sie ein Foto bei. Wir ersetzen ihn oder erstatten den vollen \
Preis einschließlich Versand.

Sobald Ihre Rücksendung bei uns ist, erstatten wir den Preis der Artikel innerhalb von 14 Tagen \
über die ursprüngliche Zahlungsart. Ihre gesetzlichen Rechte bleiben unberührt.""",
    "shipping": """{store} versendet Bestellungen, sobald sie bezahlt und geprüft sind. Zu jedem \
Paket erhalten Sie eine E-Mail mit einem Link zur Sendungsverfolgung; eine Bestellung kann in \
mehreren Paketen ankommen.

Lieferzeit und Versandkosten für Ihr Land sehen Sie im Warenkorb, bevor Sie bezahlen. Die Zeiten \
sind Schätzungen und beginnen, wenn Ihre Bestellung das Lager verlässt.

Hat sich Ihr Paket zehn Tage lang nicht bewegt, schreiben Sie bitte an {reach} und nennen Sie Ihre \
Bestellnummer; wir gehen der Sache nach. Ein Paket, das unterwegs verloren geht, senden wir erneut \
oder erstatten es.

Auf Bestellungen aus einem anderen Land können Einfuhrabgaben anfallen, die der Empfänger trägt, \
sofern an der Kasse nichts anderes steht.""",
    "privacy": """Verantwortlich für die personenbezogenen Daten, die Sie {store} mitteilen: \
{seller}.

Ihren Namen, Ihre Anschrift, Ihre E-Mail-Adresse und Ihre Telefonnummer nutzen wir, um Ihre \
Bestellung zu liefern, Sie darüber zu informieren und Ihre Fragen zu beantworten. Wir geben sie \
nur an die weiter, die sie dafür brauchen: an den Lieferanten und den Paketdienst, die Ihnen das \
Paket bringen, und an unseren Zahlungsdienstleister.

Kartendaten gehen unmittelbar an unseren Zahlungsdienstleister Stripe. Wir sehen und speichern sie \
nicht.

Bestelldaten bewahren wir so lange auf, wie das Steuerrecht es verlangt; andere Daten löschen wir, \
sobald wir sie nicht mehr brauchen. Sie können Auskunft darüber verlangen, was wir über Sie \
wissen, es berichtigen oder löschen lassen oder eine Kopie erhalten: schreiben Sie an {reach}.

Wir setzen ein Cookie, das sich Ihren Warenkorb merkt. Es folgt Ihnen nirgendwohin.""",
    "terms": """Diese Bedingungen gelten für jede Bestellung bei {store}, betrieben von {seller}.

Ihre Bestellung ist ein Angebot zum Kauf. Der Vertrag kommt zustande, wenn wir Ihre Zahlung per \
E-Mail bestätigen. Ist ein Artikel doch nicht lieferbar, teilen wir es Ihnen mit und erstatten, \
was Sie dafür bezahlt haben.

Preise werden in der Währung des Shops angezeigt. Den Gesamtbetrag mit Versand sehen Sie, bevor \
Sie bezahlen.

Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum. Es gelten die gesetzlichen \
Gewährleistungsrechte. Die Rückgabe ist unter „Rückgabe und Erstattung“ beschrieben, die Lieferung \
unter „Versand“ und der Umgang mit Ihren Daten in der Datenschutzerklärung.

Fragen und Beschwerden: {reach}.""",
    "withdrawal": """Sie haben das Recht, diesen Vertrag binnen vierzehn Tagen ohne Angabe von \
Gründen zu widerrufen. Die Frist endet vierzehn Tage nach dem Tag, an dem Sie oder ein von Ihnen \
benannter Dritter, der nicht der Beförderer ist, die Ware erhalten haben; bei mehreren Waren oder \
Paketen einer Bestellung die letzte Ware.

Um zu widerrufen, teilen Sie es uns ({seller}, {address}, {reach}) in einer eindeutigen Erklärung \
mit, zum Beispiel per Brief oder E-Mail oder mit der Schaltfläche auf der Seite Ihrer Bestellung. \
Sie können das Formular unten verwenden, müssen es aber nicht. Es genügt, dass Sie die Erklärung \
vor Ablauf der Frist absenden.

Wenn Sie widerrufen, zahlen wir alles zurück, was wir von Ihnen erhalten haben, einschließlich der \
Lieferkosten, ausgenommen die Mehrkosten, die entstanden sind, weil Sie eine andere als die \
günstigste Standardlieferung gewählt haben. Wir tun das unverzüglich und spätestens vierzehn Tage, \
nachdem Ihre Erklärung bei uns eingegangen ist, über das Zahlungsmittel, mit dem Sie bezahlt \
haben, sofern nichts anderes vereinbart ist; Kosten entstehen Ihnen dadurch nicht. Wir dürfen \
warten, bis die Ware zurück ist oder bis Sie nachweisen, dass Sie sie abgesandt haben.

Senden Sie die Ware unverzüglich, spätestens vierzehn Tage nach Ihrer Erklärung, an {returns}. \
{carriage} Für einen Wertverlust der Ware kommen Sie nur auf, wenn er auf einen Umgang zurückgeht, \
der zur Prüfung von Beschaffenheit, Eigenschaften und Funktionsweise nicht nötig war.

Kein Widerrufsrecht besteht bei Waren, die nach Ihren Vorgaben oder eindeutig für Sie angefertigt \
wurden, bei schnell verderblichen Waren und bei versiegelten Waren, die aus Gründen des \
Gesundheitsschutzes oder der Hygiene nach dem Öffnen nicht zurückgenommen werden können.

Widerrufsformular (füllen Sie es nur aus und senden Sie es zurück, wenn Sie widerrufen wollen):

An {seller}, {address}, {reach}
Hiermit widerrufe(n) ich/wir (*) den von mir/uns (*) abgeschlossenen Vertrag über den Kauf der \
folgenden Waren (*) / die Erbringung der folgenden Dienstleistung (*)
Bestellt am (*) / erhalten am (*):
Name des/der Verbraucher(s):
Anschrift des/der Verbraucher(s):
Unterschrift des/der Verbraucher(s), nur auf Papier:
Datum:
(*) Unzutreffendes streichen.""",
    "imprint": """{seller}
{lines}

E-Mail: {reach}
{phone}

{represented}{tax}""",
}
FACTS: Final = {
    "reach": "die Adresse in Ihrer Bestellbestätigung",
    "returns": "die Adresse, die wir Ihnen nennen",
    "phone": "Telefon: {}",
    "represented": "Vertreten durch: {}",
    "tax": "USt-IdNr.: {}",
}
