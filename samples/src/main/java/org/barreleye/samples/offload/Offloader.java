package org.barreleye.samples.offload;

import java.util.Optional;
import java.util.zip.CRC32;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Program;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.samples.interfaces.coprocessor.ChecksumContinuation;
import org.barreleye.samples.interfaces.coprocessor.Coprocessor;
import org.barreleye.samples.interfaces.coprocessor.CoprocessorBinding;
import org.barreleye.samples.interfaces.coprocessor.CoprocessorHandler;

/** Has a checksum computed by the core without MMU, and does something else meanwhile. */
public record Offloader() implements Program {
    private static final int PAGE = 4096;
    private static final int CYCLES_OF_A_ROUND = 2_000;

    @Override
    public String name() {
        return "offload";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        Optional<CoreRecord> simple = domain.cores().stream().filter(core -> core.fact("mmu").equals("none")).findFirst();
        if (simple.isEmpty()) {
            domain.trap().print("this machine has no core without MMU");
            return 1;
        }
        domain.trap().print("core " + simple.get().core() + " has no MMU, its bytes are " + simple.get().fact("endianness")
                + "-endian, and its coherence domain is: " + simple.get().fact("domain"));
        domain.spawn(simple.get().core(), "coprocessor", "");
        CoprocessorBinding coprocessor = domain.connect(
                "coprocessor", channel -> Coprocessor.connect(channel, new CoprocessorHandler() {}));

        FrameReference frame = domain.frame(domain.allocate(PAGE), PAGE).value();
        Window window = domain.map(frame).value();
        byte[] content = content();
        window.put(0, content);
        window.clean();
        return compare(domain, content, ask(domain, coprocessor, frame));
    }

    private static Answer ask(Domain domain, CoprocessorBinding coprocessor, FrameReference frame) throws CallFailed {
        Answer answer = new Answer();
        long begin = domain.trap().now();
        while (!coprocessor.tryChecksum(frame, PAGE, answer)) {
            domain.events().pause(domain.trap().now());
        }
        int rounds = 0;
        while (!answer.here) {
            domain.trap().compute(CYCLES_OF_A_ROUND);
            rounds++;
            // Looks for events, and does not wait for any.
            domain.events().pause(domain.trap().now());
        }
        domain.trap().print("the answer took " + (domain.trap().now() - begin) / 1_000 + " us; meanwhile, "
                + rounds + " rounds of other work were done here");
        return answer;
    }

    private static int compare(Domain domain, byte[] content, Answer answer) {
        if (!answer.problem.isEmpty()) {
            domain.trap().print("no checksum: " + answer.problem);
            return 1;
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        boolean right = crc.getValue() == answer.checksum;
        domain.trap().print(String.format("its checksum is %08x, which is %s", answer.checksum, right ? "right" : "wrong"));
        return right ? 0 : 1;
    }

    private static byte[] content() {
        byte[] content = new byte[PAGE];
        for (int i = 0; i < PAGE; i++) {
            content[i] = (byte) (i * i + 13);
        }
        return content;
    }

    /** Takes the answer when it comes. */
    private static final class Answer implements ChecksumContinuation {
        private boolean here;
        private long checksum;
        private String problem = "";

        @Override
        public void replied(long crc, ErrorCode err) {
            here = true;
            checksum = crc;
            problem = err.failed() ? SystemError.describe(err) : "";
        }

        @Override
        public void failed(Failure failure) {
            here = true;
            problem = failure.toString();
        }
    }
}
