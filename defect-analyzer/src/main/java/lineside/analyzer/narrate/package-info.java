/**
 * A language model that puts the tested evidence of a report into words, and what holds it to it.
 */
@NullMarked
package lineside.analyzer.narrate;

import org.jspecify.annotations.NullMarked;
