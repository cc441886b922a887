/// A total as an image, for a README or a page.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.badge;
