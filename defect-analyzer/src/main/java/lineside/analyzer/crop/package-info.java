/** What the large model makes of every crop that the archive names, each once per model. */
@NullMarked
package lineside.analyzer.crop;

import org.jspecify.annotations.NullMarked;
