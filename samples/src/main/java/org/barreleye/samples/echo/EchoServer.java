package org.barreleye.samples.echo;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.samples.interfaces.echo.EchoInterface;
import org.barreleye.samples.interfaces.echo.EchoService;

/** Returns what it receives. Its name is "echo." and the number of its core, which is its argument. */
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

    /** Serves one client. */
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
