package org.barreleye.samples.offload;

import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.samples.SpawnedServers;
import org.barreleye.samples.interfaces.coprocessor.ChecksumContinuation;
import org.barreleye.samples.interfaces.coprocessor.CoprocessorBinding;
import org.barreleye.samples.interfaces.coprocessor.CoprocessorHandler;
import org.barreleye.samples.interfaces.coprocessor.CoprocessorInterface;

/** Lets the core without MMU compute a checksum, and does other work meanwhile. */
public record Offloader() implements BlockingProgram {
    private static final int PAGE = 4096;
    private static final int CYCLES_OF_A_ROUND = 2_000;

    @Override
    public String name() {
        return "offload";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        Optional<CoreRecord> simple = domain.cores().stream().filter(core -> core.attribute("mmu").equals("none"))
                .findFirst();
        if (simple.isEmpty()) {
            domain.syscalls().print("this machine has no core without MMU");
            return 1;
        }
        domain.syscalls().print("core " + simple.get().core() + " has no MMU, its bytes are "
                + simple.get().attribute("endianness")
                + "-endian, and its coherence domain is: " + simple.get().attribute("domain"));
        try (SpawnedServers servers = new SpawnedServers(domain)) {
            servers.spawn(simple.get().core(), "coprocessor", "");
            return offload(domain);
        }
    }

    private static int offload(Domain domain) throws CallFailed {
        CoprocessorBinding coprocessor = domain.connect(
                "coprocessor", channel -> CoprocessorInterface.connect(channel, new CoprocessorHandler() {}));

        FrameReference frame = domain.createFrame(domain.allocate(PAGE), PAGE).value();
        Window window = domain.map(frame).value();
        byte[] content = content();
        window.put(0, content);
        window.clean();
        return compare(domain, content, requestChecksum(domain, coprocessor, frame));
    }

    private static PendingChecksum requestChecksum(Domain domain, CoprocessorBinding coprocessor, FrameReference frame)
            throws CallFailed {
        PendingChecksum pending = new PendingChecksum();
        long begin = domain.syscalls().now();
        while (!coprocessor.tryChecksum(frame, PAGE, pending)) {
            domain.events().pause(domain.syscalls().now());
        }
        int rounds = 0;
        while (!pending.completed) {
            domain.syscalls().compute(CYCLES_OF_A_ROUND);
            rounds++;
            // Polls for events without blocking.
            domain.events().pause(domain.syscalls().now());
        }
        domain.syscalls().print("the answer took " + (domain.syscalls().now() - begin) / 1_000 + " us; meanwhile, "
                + rounds + " rounds of other work were done here");
        return pending;
    }

    private static int compare(Domain domain, byte[] content, PendingChecksum pending) {
        if (!pending.error.isEmpty()) {
            domain.syscalls().print("no checksum: " + pending.error);
            return 1;
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        boolean right = crc.getValue() == pending.checksum;
        domain.syscalls().print(String
                .format(Locale.ROOT, "its checksum is %08x, which is %s", pending.checksum, right ? "right" : "wrong"));
        return right ? 0 : 1;
    }

    private static byte[] content() {
        byte[] content = new byte[PAGE];
        for (int i = 0; i < PAGE; i++) {
            content[i] = (byte) (i * i + 13);
        }
        return content;
    }

    /** Receives the reply. */
    private static final class PendingChecksum implements ChecksumContinuation {
        private boolean completed;
        private long checksum;
        private String error = "";

        @Override
        public void replied(long crc, ErrorCode err) {
            completed = true;
            checksum = crc;
            error = err.failed() ? SystemError.describe(err) : "";
        }

        @Override
        public void failed(Failure failure) {
            completed = true;
            error = failure.toString();
        }
    }
}
