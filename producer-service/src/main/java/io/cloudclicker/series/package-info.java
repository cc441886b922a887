/// How a counter got where it stands: clicks and totals over time, for charts.
@org.jspecify.annotations.NullMarked
package io.cloudclicker.series;
