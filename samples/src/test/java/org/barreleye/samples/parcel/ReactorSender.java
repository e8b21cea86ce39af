package org.barreleye.samples.parcel;

import java.nio.charset.StandardCharsets;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.monitor.AllocateContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.samples.interfaces.parcel.ParcelBinding;
import org.barreleye.samples.interfaces.parcel.ParcelHandler;
import org.barreleye.samples.interfaces.parcel.ParcelInterface;
import org.barreleye.samples.interfaces.parcel.QuoteContinuation;
import org.barreleye.samples.interfaces.parcel.ReceiptContinuation;

/** The sender once more, as a reactor: so that a machine with all its software can be copied at every step. */
final class ReactorSender implements Program.ReactorProgram {
    private static final int FRAME_BYTES = 4096;
    private static final int LABELS = 16;
    private static final long CYCLES_FOR_A_LABEL = 6_500;
    private static final byte[] CONTENTS = "patience".getBytes(StandardCharsets.UTF_8);

    @Override
    public String name() {
        return "sender";
    }

    @Override
    public Upcalls load(SystemCalls syscalls, long process, long unused) {
        Domain domain = Domain.start(syscalls);
        domain.monitor().tryAllocate(FRAME_BYTES, new SendSequence(domain));
        return domain.events();
    }

    /** The state of the parcel: each reply leads to the next call. */
    private static final class SendSequence
            implements AllocateContinuation, BindListener<ParcelBinding>, Connector<ParcelBinding>, ParcelHandler,
            QuoteContinuation, ReceiptContinuation, Copyable {
        private final Domain domain;
        // Absent until the memory, and the binding, are there.
        private FrameReference frame;
        private ParcelBinding binding;

        private SendSequence(Domain domain) {
            this.domain = domain;
        }

        @Override
        public void replied(CapabilityReference memory, ErrorCode err) {
            frame = domain.createFrame(new RamReference(memory.address()), FRAME_BYTES).value();
            domain.map(frame).value().put(0, CONTENTS);
            domain.connect("parcel-server", Domain.DEFAULT_TIMEOUT, this, this);
        }

        @Override
        public ParcelBinding connect(Channel channel) {
            return ParcelInterface.connect(channel, this);
        }

        @Override
        public void bound(ParcelBinding newBinding) {
            binding = newBinding;
            binding.tryQuote(CONTENTS.length, this);
        }

        @Override
        public void replied(long price) {
            domain.syscalls().print("the price is " + price + " cents");
            // Both cores are busy for a while, and whose next action comes first is a matter of chance.
            for (int urgency = LABELS; urgency >= 1; urgency--) {
                binding.tryLabel(urgency, 2);
                domain.syscalls().compute(CYCLES_FOR_A_LABEL);
            }
            binding.tryHandOver(frame, CONTENTS.length);
            binding.tryReceipt(this);
        }

        @Override
        public void replied(long checksum, int urgency) {
            boolean right = checksum == ParcelServer.ParcelSession.checksum(CONTENTS) && urgency == 1;
            domain.exit(right ? 0 : 1);
        }

        @Override
        public void failed(Failure failure) {
            domain.syscalls().print(failure.toString());
            domain.exit(1);
        }
    }
}
