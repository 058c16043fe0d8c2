"""Texts of the policies to start from, in Spanish. {names} are filled in by `policies`."""

from typing import Final

STARTING_TEXTS: Final = {
    "refund": """Puedes devolver todo lo que hayas comprado en {store} dentro de los 30 días \
siguientes a su llegada, sin usar y en su embalaje original.

Para iniciar una devolución, escribe a {reach} e indica tu número de pedido. Respondemos en dos \
días laborables y te decimos adónde enviar el paquete. Por favor, no devuelvas nada antes de \
recibir nuestra respuesta.

Si un artículo llega dañado, es defectuoso o no es el que pediste, avísanos en los 14 días \
siguientes a su llegada y adjunta una foto. Lo sustituimos o te devolvemos el importe íntegro, \
incluido el envío.

Cuando recibamos tu devolución, reembolsaremos el precio de los artículos por el mismo medio de \
pago en un plazo de 14 días. Tus derechos legales no se ven afectados.""",
    "shipping": """{store} envía los pedidos en cuanto están pagados y revisados. Recibirás un \
correo con un enlace de seguimiento por cada paquete; un pedido puede llegar en varios paquetes.

El plazo y el precio de la entrega en tu país aparecen en el carrito antes de pagar. Los plazos \
son estimaciones y empiezan cuando el pedido sale del almacén.

Si tu paquete lleva diez días sin moverse, escribe a {reach} e indica tu número de pedido y lo \
buscaremos. Un paquete que se pierde en el camino se envía de nuevo o se reembolsa.

Los pedidos desde otro país pueden estar sujetos a derechos de importación, que paga el \
destinatario salvo que se indique otra cosa al finalizar la compra.""",
    "privacy": """Responsable de los datos personales que facilitas a {store}: {seller}.

Usamos tu nombre, dirección, correo electrónico y número de teléfono para entregar tu pedido, \
informarte sobre él y responder a tus preguntas. Solo los comunicamos a quienes los necesitan para \
ello: el proveedor y el transportista que te llevan el paquete y nuestro proveedor de pagos.

Los datos de la tarjeta van directamente a nuestro proveedor de pagos, Stripe. Nunca los vemos ni \
los guardamos.

Conservamos los datos de los pedidos mientras lo exija la ley fiscal y eliminamos los demás cuando \
dejan de ser necesarios. Puedes preguntar qué sabemos de ti, pedir que lo corrijamos o eliminemos, \
o recibir una copia: escribe a {reach}.

Usamos una sola cookie, que recuerda tu carrito. No te sigue a ningún otro sitio.""",
    "terms": """Estas condiciones se aplican a todos los pedidos realizados en {store}, cuyo \
titular es {seller}.

Un pedido es una oferta de compra. El contrato se celebra cuando confirmamos tu pago por correo \
electrónico. Si un artículo resulta no estar disponible, te avisamos y reembolsamos lo que pagaste \
por él.

Los precios se muestran en la moneda de la tienda. El total con el envío se muestra antes de pagar.

Los productos siguen siendo de nuestra propiedad hasta su pago completo. Se aplican las garantías \
legales. Las devoluciones se describen en nuestra política de reembolso, la entrega en nuestra \
política de envíos y el uso de tus datos en nuestra política de privacidad.

Preguntas y reclamaciones: {reach}.""",
    "withdrawal": """Tienes derecho a desistir de este contrato en un plazo de catorce días sin \
indicar el motivo. El plazo termina catorce días después del día en que tú, o un tercero que hayas \
indicado y que no sea el transportista, recibas los bienes; si son varios bienes o paquetes de un \
mismo pedido, el último de ellos.

Para desistir, comunícanoslo ({seller}, {address}, {reach}) con una declaración inequívoca, por \
ejemplo por carta, por correo electrónico o con el botón de la página de tu pedido. Puedes usar el \
formulario que figura abajo, aunque no es obligatorio. Basta con enviar la declaración antes de \
que termine el plazo.

Si desistes, te devolvemos todo lo que hayamos recibido de ti, incluida la entrega, salvo el coste \
adicional por haber elegido una entrega distinta de la ordinaria más barata. Lo hacemos sin demora \
y a más tardar catorce días después de recibir tu declaración, por el mismo medio con el que \
pagaste, salvo que acordemos otra cosa; no te supone ningún gasto. Podemos esperar hasta que los \
bienes estén de vuelta o hasta que demuestres que los has enviado.

Devuelve los bienes sin demora, a más tardar catorce días después de tu declaración, a {returns}. \
{carriage} Solo respondes de la pérdida de valor de los bienes si se debe a una manipulación que \
no era necesaria para comprobar su naturaleza, sus características y su funcionamiento.

No hay derecho de desistimiento para bienes hechos según tus especificaciones o claramente \
personalizados, para bienes que se deterioran con rapidez ni para bienes precintados que, por \
razones de salud o de higiene, no puedan devolverse una vez abiertos.

Formulario de desistimiento (cumpliméntalo y envíalo solo si deseas desistir del contrato):

A la atención de {seller}, {address}, {reach}
Por la presente comunico/comunicamos (*) que desisto/desistimos (*) del contrato de venta de los \
siguientes bienes (*) / de prestación del siguiente servicio (*)
Pedido el (*) / recibido el (*):
Nombre del consumidor o de los consumidores:
Domicilio del consumidor o de los consumidores:
Firma del consumidor o de los consumidores, solo en papel:
Fecha:
(*) Táchese lo que no proceda.""",
    "imprint": """{seller}
{lines}

Correo electrónico: {reach}
{phone}

{represented}{tax}""",
}
FACTS: Final = {
    "reach": "la dirección que figura en la confirmación de tu pedido",
    "returns": "la dirección que te indiquemos",
    "phone": "Teléfono: {}",
    "represented": "Representado por: {}",
    "tax": "NIF-IVA: {}",
}
