/// Serves the built web app, where there is one, from the origin of the API.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.web;
