package org.barreleye.samples.echo;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.samples.interfaces.echo.EchoInterface;
import org.barreleye.samples.interfaces.echo.EchoService;

/** Gives back what it is given. It is found as "echo." and the number of its core, which it is told. */
public record EchoServer() implements Server {
    @Override
    public String name() {
        return "echo-server";
    }

    @Override
    public String serviceName(Domain domain) {
        return "echo." + domain.arguments().text();
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        return EchoInterface.accept(channel, EchoInterface.handler(new EchoSession()));
    }

    /** What there is to do. */
    private record EchoSession() implements EchoService {
        @Override
        public ByteArrayView bounce(ByteArrayView sent) {
            return sent;
        }

        @Override
        public String repeat(String sent) {
            return sent;
        }
    }
}
