/// Challenges that cost whoever solves them a little work: for registering, and for pressing over a
/// limit.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.captcha;
