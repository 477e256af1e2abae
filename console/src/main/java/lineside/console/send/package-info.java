/** Writes what persons do to topics, and waits until the broker has it. */
@NullMarked
package lineside.console.send;

import org.jspecify.annotations.NullMarked;
