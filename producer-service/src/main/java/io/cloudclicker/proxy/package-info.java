/// Where a call really comes from, when proxies and balancers are in between.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.proxy;
