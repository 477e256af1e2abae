/** Reads the topics that the page shows into the board. */
@NullMarked
package lineside.console.feed;

import org.jspecify.annotations.NullMarked;
