package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code calculator} that speaks with another in the same domain.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class CalculatorLocal extends CalculatorSlots {
    private CalculatorLocal(SlotChannel channel, CalculatorHandler handler, Role role) {
        super(channel, handler, role);
    }

    private CalculatorLocal(CalculatorLocal source, Copier copier) {
        super(source, copier);
    }

    static CalculatorLocal open(SlotChannel channel, CalculatorHandler handler, Role role) {
        CalculatorLocal binding = new CalculatorLocal(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public CalculatorLocal copy(Copier copier) {
        return new CalculatorLocal(this, copier);
    }
}
