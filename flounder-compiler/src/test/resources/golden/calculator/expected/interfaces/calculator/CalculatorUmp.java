package interfaces.calculator;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code calculator} that uses rings of lines between two cores or two threads.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class CalculatorUmp extends CalculatorLines {
    private CalculatorUmp(LineChannel channel, CalculatorHandler handler, Role role) {
        super(channel, handler, role);
    }

    static CalculatorUmp open(LineChannel channel, CalculatorHandler handler, Role role) {
        CalculatorUmp binding = new CalculatorUmp(channel, handler, role);
        binding.start();
        return binding;
    }
}
