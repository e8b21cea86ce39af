package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code calculator} that speaks over rings of slots between two cores or two threads.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class CalculatorUmp extends CalculatorSlots {
    private CalculatorUmp(SlotChannel channel, CalculatorHandler handler, Role role) {
        super(channel, handler, role);
    }

    private CalculatorUmp(CalculatorUmp source, Copier copier) {
        super(source, copier);
    }

    static CalculatorUmp open(SlotChannel channel, CalculatorHandler handler, Role role) {
        CalculatorUmp binding = new CalculatorUmp(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public CalculatorUmp copy(Copier copier) {
        return new CalculatorUmp(this, copier);
    }
}
