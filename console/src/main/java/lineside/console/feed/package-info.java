/** Reads topics into the database and onto the board. */
@NullMarked
package lineside.console.feed;

import org.jspecify.annotations.NullMarked;
