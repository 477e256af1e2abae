/** The network, described once and run by the trainer as well as written by the exporter. */
@NullMarked
package lineside.training.net;

import org.jspecify.annotations.NullMarked;
