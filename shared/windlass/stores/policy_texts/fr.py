"""Texts of the policies to start from, in French. {names} are filled in by `policies`."""

from typing import Final

STARTING_TEXTS: Final = {
    "refund": """Vous pouvez retourner tout article acheté chez {store} dans les 30 jours suivant \
sa réception, inutilisé et dans son emballage d’origine.

Pour effectuer un retour, écrivez à {reach} en indiquant votre numéro de commande. Nous répondons \
sous deux jours ouvrés et vous indiquons où envoyer le colis. Merci de ne rien renvoyer avant \
d’avoir reçu notre réponse.

Si un article arrive endommagé, défectueux ou différent de celui que vous avez commandé, \
prévenez-nous dans les 14 jours suivant sa réception en joignant une photo. Nous le remplaçons ou \
le remboursons intégralement, frais de livraison compris.

Dès réception de votre retour, nous remboursons le prix des articles sous 14 jours par le moyen de \
paiement utilisé. Vos droits légaux restent inchangés.""",
    "shipping": """{store} expédie les commandes dès qu’elles sont payées et vérifiées. Vous \
recevez pour chaque colis un e-mail avec un lien de suivi ; une même commande peut arriver en \
plusieurs colis.

Le délai et le prix de la livraison dans votre pays sont indiqués dans le panier avant le \
paiement. Les délais sont des estimations et courent à partir du départ de votre commande de \
l’entrepôt.

Si votre colis n’a pas bougé depuis dix jours, écrivez à {reach} en indiquant votre numéro de \
commande et nous le recherchons. Un colis perdu en chemin est renvoyé ou remboursé.

Les commandes venant d’un autre pays peuvent donner lieu à des droits d’importation, à la charge \
du destinataire sauf indication contraire au moment de la commande.""",
    "privacy": """Responsable des données personnelles que vous confiez à {store} : {seller}.

Nous utilisons votre nom, votre adresse, votre e-mail et votre numéro de téléphone pour livrer \
votre commande, vous en informer et répondre à vos questions. Nous ne les transmettons qu’à ceux \
qui en ont besoin pour cela : le fournisseur et le transporteur qui vous apportent votre colis, \
ainsi que notre prestataire de paiement.

Les données de carte vont directement à notre prestataire de paiement, Stripe. Nous ne les voyons \
pas et ne les conservons pas.

Nous conservons les données de commande aussi longtemps que le droit fiscal l’exige et supprimons \
les autres dès qu’elles ne sont plus nécessaires. Vous pouvez demander ce que nous savons de vous, \
le faire rectifier ou supprimer, ou en recevoir une copie : écrivez à {reach}.

Nous déposons un seul cookie, qui garde votre panier en mémoire. Il ne vous suit nulle part \
ailleurs.""",
    "terms": """Les présentes conditions s’appliquent à toute commande passée chez {store}, \
exploité par {seller}.

Une commande est une offre d’achat. Le contrat est conclu lorsque nous confirmons votre paiement \
par e-mail. Si un article s’avère indisponible, nous vous en informons et remboursons ce que vous \
avez payé pour celui-ci.

Les prix sont affichés dans la devise de la boutique. Le total, livraison comprise, est affiché \
avant le paiement.

Les marchandises restent notre propriété jusqu’à leur paiement complet. Les garanties légales \
s’appliquent. Les retours sont décrits dans notre politique de remboursement, la livraison dans \
notre politique de livraison et l’utilisation de vos données dans notre politique de \
confidentialité.

Questions et réclamations : {reach}.""",
    "withdrawal": """Vous avez le droit de vous rétracter du présent contrat sans donner de motif \
dans un délai de quatorze jours. Ce délai expire quatorze jours après le jour où vous-même, ou un \
tiers que vous avez désigné et qui n’est pas le transporteur, avez reçu le bien ; pour plusieurs \
biens ou colis d’une même commande, le dernier d’entre eux.

Pour vous rétracter, informez-nous ({seller}, {address}, {reach}) par une déclaration dénuée \
d’ambiguïté, par exemple par courrier, par e-mail ou avec le bouton de la page de votre commande. \
Vous pouvez utiliser le formulaire ci-dessous, mais ce n’est pas obligatoire. Il suffit d’envoyer \
la déclaration avant l’expiration du délai.

En cas de rétractation, nous vous remboursons tout ce que nous avons reçu de vous, frais de \
livraison compris, à l’exception des frais supplémentaires dus au choix d’un autre mode de \
livraison que le mode standard le moins cher. Nous le faisons sans retard excessif et au plus tard \
quatorze jours après avoir reçu votre déclaration, par le moyen de paiement que vous avez utilisé, \
sauf accord différent ; ce remboursement est sans frais pour vous. Nous pouvons attendre d’avoir \
récupéré les biens ou que vous ayez prouvé leur expédition.

Renvoyez les biens sans retard excessif, au plus tard quatorze jours après votre déclaration, à \
{returns}. {carriage} Vous ne répondez d’une dépréciation des biens que si elle résulte de \
manipulations qui n’étaient pas nécessaires pour en établir la nature, les caractéristiques et le \
bon fonctionnement.

Il n’y a pas de droit de rétractation pour les biens confectionnés selon vos indications ou \
nettement personnalisés, pour les biens qui se détériorent rapidement, ni pour les biens scellés \
qui, pour des raisons de santé ou d’hygiène, ne peuvent être repris une fois ouverts.

Formulaire de rétractation (à remplir et à renvoyer uniquement si vous souhaitez vous rétracter) :

À l’attention de {seller}, {address}, {reach}
Je/Nous (*) vous notifie/notifions (*) par la présente ma/notre (*) rétractation du contrat \
portant sur la vente des biens (*) / la prestation du service (*) ci-dessous
Commandé le (*) / reçu le (*) :
Nom du (des) consommateur(s) :
Adresse du (des) consommateur(s) :
Signature du (des) consommateur(s), uniquement sur papier :
Date :
(*) Rayez la mention inutile.""",
    "imprint": """{seller}
{lines}

E-mail : {reach}
{phone}

{represented}{tax}""",
}
FACTS: Final = {
    "reach": "l’adresse indiquée dans votre confirmation de commande",
    "returns": "l’adresse que nous vous indiquons",
    "phone": "Téléphone : {}",
    "represented": "Représenté par : {}",
    "tax": "N° de TVA : {}",
}
