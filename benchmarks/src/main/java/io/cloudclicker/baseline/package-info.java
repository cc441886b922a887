/// What the product is measured against: the least that could do the job, what people write first,
/// and what others use.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.baseline;
