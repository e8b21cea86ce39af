package org.barreleye.samples.echo;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.samples.SpawnedServers;
import org.barreleye.samples.interfaces.echo.EchoBinding;
import org.barreleye.samples.interfaces.echo.EchoClient;
import org.barreleye.samples.interfaces.echo.EchoHandler;
import org.barreleye.samples.interfaces.echo.EchoInterface;

/** Sends small and large messages to a core of every instruction set, and compares what comes back. */
public record EchoCaller() implements BlockingProgram {
    private static final int[] SIZES = {8, 256, 8_192, 65_535};
    private static final String TEXT = "a multikernel has no shared state; ";
    private static final int REPETITIONS = 200;

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        int wrong = 0;
        // The last core of each instruction set is the farthest.
        Map<String, CoreRecord> kinds = new LinkedHashMap<>();
        domain.cores().stream().filter(CoreRecord::isOn).forEach(core -> kinds.put(core.isa(), core));
        try (SpawnedServers servers = new SpawnedServers(domain)) {
            for (CoreRecord core : kinds.values()) {
                servers.spawn(core.core(), "echo-server", Integer.toString(core.core()));
                EchoBinding binding =
                        domain.connect("echo." + core.core(),
                        channel -> EchoInterface.connect(channel, new EchoHandler() {}));
                wrong += measure(domain, core, EchoInterface.client(binding, domain.events()));
            }
        }
        return wrong == 0 ? 0 : 1;
    }

    private static int measure(Domain domain, CoreRecord core, EchoClient echo) throws CallFailed {
        int wrong = 0;
        for (int size : SIZES) {
            ByteArrayView sent = ByteArrayView.of(bytes(size));
            long begin = domain.syscalls().now();
            ByteArrayView back = echo.bounce(sent);
            long micros = (domain.syscalls().now() - begin) / 1_000;
            wrong += back.equals(sent) ? 0 : 1;
            domain.syscalls().print(String
                    .format(Locale.ROOT, "%6d bytes to core %-2d (%s) and back in %5d us, %s", size,
                    core.core(), core.isa(), micros, back.equals(sent) ? "as they were" : "not as they were"));
        }
        String text = TEXT.repeat(REPETITIONS);
        boolean same = echo.repeat(text).equals(text);
        domain.syscalls().print("a text of " + text.length() + " characters comes back "
                + (same ? "as it was" : "garbled"));
        return same ? wrong : wrong + 1;
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 7 + (i >> 8));
        }
        return bytes;
    }
}
