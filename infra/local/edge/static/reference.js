/* global SwaggerUIBundle, SwaggerUIStandalonePreset */
const place = document.getElementById('reference')
SwaggerUIBundle({
  urls: JSON.parse(place.dataset.contracts),
  domNode: place,
  deepLinking: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
})
