package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueSpanTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 11})
  void addsUpEveryValueWhateverTheirNumber(int count) {
    float[] values = new float[count + 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 16f;
    }
    ValueSpan span = new ValueSpan();
    span.add(values, 1, count + 1);

    assertThat(span.sum())
        .isEqualTo(IntStream.rangeClosed(1, count).mapToDouble(i -> i / 16.0).sum());
    assertThat(span.highest()).isEqualTo(count / 16f);
    assertThat(span.isWithin(1 / 16.0, count / 16.0)).isTrue();
    assertThat(span.isWithin(1.5 / 16.0, 1)).isFalse();
    assertThat(span.isWithin(0, (count - 0.5) / 16.0)).isFalse();
  }

  @Test
  void holdsNoNumberForNoScoreWhereverItStands() {
    for (int at = 0; at < 7; at++) {
      float[] values = new float[7];
      values[at] = Float.NaN;
      ValueSpan span = new ValueSpan();
      span.add(values, 0, values.length);
      assertThat(span.isWithin(0, 1)).as("NaN at %d", at).isFalse();
    }
  }

  @Test
  void findsThePeakWhereverItStands() {
    for (int at = 0; at < 7; at++) {
      float[] values = new float[7];
      values[at] = 0.5f;
      assertThat(ValueSpan.peak(values)).isEqualTo(0.5f);
    }
    assertThat(ValueSpan.peak(new float[] {-1})).isZero();
  }
}
