/** Weights to ONNX without any foreign tool. */
@NullMarked
package lineside.training.export;

import org.jspecify.annotations.NullMarked;
