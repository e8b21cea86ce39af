package org.barreleye.samples.calculator;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.samples.interfaces.calculator.CalculatorInterface;

/** The service as a program of the machine. */
public record CalculatorServer() implements Server {
    @Override
    public String name() {
        return "calculator";
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        return CalculatorInterface.accept(channel, CalculatorInterface.handler(new Arithmetic()));
    }
}
