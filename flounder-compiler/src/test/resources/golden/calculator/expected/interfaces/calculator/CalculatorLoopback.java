package interfaces.calculator;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code calculator} that receives what it sends.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class CalculatorLoopback extends CalculatorLines {
    private CalculatorLoopback(LineChannel channel, CalculatorHandler handler, Role role) {
        super(channel, handler, role);
    }

    static CalculatorLoopback open(LineChannel channel, CalculatorHandler handler, Role role) {
        CalculatorLoopback binding = new CalculatorLoopback(channel, handler, role);
        binding.start();
        return binding;
    }
}
