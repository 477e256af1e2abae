package lineside.jobs.inspection;

import static java.util.Objects.requireNonNull;

import lineside.jobs.frame.RawFrame;
import lineside.jobs.line.LineEvent;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.record.ViewVerdict;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.OutputTag;

/**
 * Puts the inspection behind the frame source, in its chain: {@code frames.transform(name,
 * TypeInformation.of(LineEvent.class), factory).uid(...)}. Object reuse must be on; the job fails
 * at its first frame otherwise. Dead letters leave by {@link
 * lineside.jobs.deadletter.DeadLetters#TAG}.
 */
public final class InspectionOperatorFactory extends AbstractStreamOperatorFactory<LineEvent>
    implements OneInputStreamOperatorFactory<RawFrame, LineEvent> {
  private static final long serialVersionUID = 1L;

  /** What shadows think of views: verdicts that decide nothing. */
  public static final OutputTag<ViewVerdict> SHADOWS = InspectionOperator.SHADOWS;

  /** What each machine made of deployed models. */
  public static final OutputTag<ModelStatus> MODEL_STATUS = InspectionOperator.MODEL_STATUS;

  private final InspectionSettings settings;

  /** Takes what the operator is made of. */
  public InspectionOperatorFactory(InspectionSettings settings) {
    this.settings = requireNonNull(settings, "settings is null");
    setChainingStrategy(ChainingStrategy.ALWAYS);
  }

  @Override
  // Flink asks for the operator as the subtype that it wants.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T extends StreamOperator<LineEvent>> T createStreamOperator(
      StreamOperatorParameters<LineEvent> parameters) {
    return (T) new InspectionOperator(parameters, settings);
  }

  @Override
  @SuppressWarnings("rawtypes") // As in Flink's interface.
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return InspectionOperator.class;
  }
}
