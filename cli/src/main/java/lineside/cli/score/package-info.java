/** What a run came to: the books, the accuracy against the truth, latencies, and found causes. */
@NullMarked
package lineside.cli.score;

import org.jspecify.annotations.NullMarked;
