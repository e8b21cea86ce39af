package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code calculator} that hears itself.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class CalculatorLoopback extends CalculatorSlots {
    private CalculatorLoopback(SlotChannel channel, CalculatorHandler handler, Role role) {
        super(channel, handler, role);
    }

    private CalculatorLoopback(CalculatorLoopback source, Copier copier) {
        super(source, copier);
    }

    static CalculatorLoopback open(SlotChannel channel, CalculatorHandler handler, Role role) {
        CalculatorLoopback binding = new CalculatorLoopback(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public CalculatorLoopback copy(Copier copier) {
        return new CalculatorLoopback(this, copier);
    }
}
