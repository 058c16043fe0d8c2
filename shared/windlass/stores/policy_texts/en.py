"""Texts of the policies to start from, in English. {names} are filled in by `policies`."""

from typing import Final

STARTING_TEXTS: Final = {
    "refund": """You may return anything you bought from {store} within 30 days after it arrived, \
unused and in its original packaging.

To start a return, write to {reach} with your order number. We answer within two working days \
and tell you where to send the parcel. Please do not send anything back before you hear from us.

If an item arrives damaged, faulty or is not what you ordered, tell us within 14 days of its \
arrival and include a photo. We replace it or refund it in full, including shipping.

Once we have your return, we refund the price of the items to your original payment method \
within 14 days. Your statutory rights are not affected.""",
    "shipping": """{store} ships orders as soon as they are paid and checked. You receive an \
e-mail with a tracking link for every parcel; one order may arrive in several parcels.

The delivery time and price for your country are shown in the cart before you pay. Times are \
estimates and start when your order leaves the warehouse.

If your parcel has not moved for ten days, write to {reach} with your order number and we look \
for it. A parcel that is lost on its way is sent again or refunded.

Orders from another country may be charged import duties, which the recipient pays unless the \
checkout says otherwise.""",
    "privacy": """{seller} is responsible for the personal data you give to {store}.

We use your name, address, e-mail address and phone number to deliver your order, to tell you \
about it and to answer your questions. We pass them only to those who need them for that: the \
supplier and the carrier that bring your parcel, and our payment provider.

Card details go directly to our payment provider, Stripe. We never see or store them.

We keep order records for as long as tax law requires and delete other data when it is no longer \
needed. You may ask what we know about you, have it corrected or deleted, or receive a copy: \
write to {reach}.

We set one cookie that remembers your cart. It follows you nowhere else.""",
    "terms": """These terms apply to every order placed with {store}, which is run by {seller}.

An order is an offer to buy. The contract is made when we confirm your payment by e-mail. If an \
item turns out to be unavailable, we tell you and refund what you paid for it.

Prices are shown in the currency of the store. The total with shipping is shown before you pay.

The goods stay our property until they are fully paid. Statutory warranty rights apply. Returns \
are described in our refund policy, delivery in our shipping policy and the use of your data in \
our privacy policy.

Questions and complaints: {reach}.""",
    "withdrawal": """You have the right to withdraw from this contract within fourteen days \
without giving any reason. The period ends fourteen days after the day on which you, or somebody \
you named who is not the carrier, received the goods; of several goods or parcels of one order, \
the last one.

To withdraw, tell us ({seller}, {address}, {reach}) in a clear statement, for example by letter or \
e-mail or with the button on the page of your order. You may use the form below, but you need not. \
It is enough to send the statement before the period ends.

If you withdraw, we pay back everything that we received from you, delivery included, except what \
you paid more because you chose another delivery than the cheapest standard one. We do it without \
delay and at the latest fourteen days after your statement reached us, by the means with which you \
paid, unless we agreed on something else; it costs you nothing. We may wait until the goods are \
back, or until you prove that you sent them.

Send the goods back without delay, at the latest fourteen days after your statement, to {returns}. \
{carriage} You only pay for a loss in value of the goods if it comes from handling them in a way \
that was not needed to see their nature, properties and functioning.

There is no right of withdrawal for goods made to your order or clearly made for you, for goods \
that spoil quickly, and for sealed goods that for reasons of health or hygiene cannot be taken \
back once they were opened.

Form of withdrawal (fill it in and send it back only if you want to withdraw):

To {seller}, {address}, {reach}
I/We (*) withdraw from the contract that I/we (*) concluded for the purchase of these goods (*) / \
for this service (*)
Ordered on (*) / received on (*):
Name of the consumer(s):
Address of the consumer(s):
Signature of the consumer(s), only on paper:
Date:
(*) Strike out what does not apply.""",
    "imprint": """{seller}
{lines}

E-mail: {reach}
{phone}

{represented}{tax}""",
}
FACTS: Final = {
    "reach": "the address in your order confirmation",
    "returns": "the address that we tell you",
    "phone": "Telephone: {}",
    "represented": "Represented by: {}",
    "tax": "VAT number: {}",
}
