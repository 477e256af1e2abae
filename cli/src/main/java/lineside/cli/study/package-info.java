/** Experiments on rendered footage whose results docs/measurements.md tells. */
@NullMarked
package lineside.cli.study;

import org.jspecify.annotations.NullMarked;
