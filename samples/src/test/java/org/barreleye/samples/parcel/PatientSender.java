package org.barreleye.samples.parcel;

import java.nio.charset.StandardCharsets;
import org.barreleye.domain.Bound;
import org.barreleye.domain.Connector;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.monitor.AllocateContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Upcalls;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.samples.interfaces.parcel.Parcel;
import org.barreleye.samples.interfaces.parcel.ParcelBinding;
import org.barreleye.samples.interfaces.parcel.ParcelHandler;
import org.barreleye.samples.interfaces.parcel.QuoteContinuation;
import org.barreleye.samples.interfaces.parcel.ReceiptContinuation;

/** The sender once more, as a reactor: so that a machine with all its software can be copied at every step. */
final class PatientSender implements Image.Reactive {
    private static final int FRAME_BYTES = 4096;
    private static final int LABELS = 16;
    private static final long CYCLES_FOR_A_LABEL = 6_500;
    private static final byte[] CONTENTS = "patience".getBytes(StandardCharsets.UTF_8);

    @Override
    public String name() {
        return "sender";
    }

    @Override
    public Upcalls load(Trap trap, long process, long unused) {
        Domain domain = Domain.start(trap);
        domain.monitor().tryAllocate(FRAME_BYTES, new Journey(domain));
        return domain.events();
    }

    /** Where the parcel is: each answer leads to the next question. */
    private static final class Journey implements AllocateContinuation, Bound<ParcelBinding>, Connector<ParcelBinding>,
            ParcelHandler, QuoteContinuation, ReceiptContinuation, Copyable {
        private final Domain domain;
        // Absent until the memory, and the binding, are there.
        private FrameReference frame;
        private ParcelBinding counter;

        private Journey(Domain domain) {
            this.domain = domain;
        }

        private Journey(Journey source, Copier copier) {
            copier.enter(source, this);
            domain = copier.of(source.domain);
            frame = source.frame;
            counter = source.counter == null ? null : copier.of(source.counter);
        }

        @Override
        public Journey copy(Copier copier) {
            return new Journey(this, copier);
        }

        @Override
        public void replied(CapabilityReference memory, ErrorCode err) {
            frame = domain.frame(new RamReference(memory.address()), FRAME_BYTES).value();
            domain.map(frame).value().put(0, CONTENTS);
            domain.connect("counter", Domain.PATIENCE, this, this);
        }

        @Override
        public ParcelBinding connect(Channel channel) {
            return Parcel.connect(channel, this);
        }

        @Override
        public void bound(ParcelBinding binding) {
            counter = binding;
            counter.tryQuote(CONTENTS.length, this);
        }

        @Override
        public void replied(long price) {
            domain.trap().print("the price is " + price + " cents");
            // Both cores are busy for a while, and whose next action comes first is a matter of chance.
            for (int urgency = LABELS; urgency >= 1; urgency--) {
                counter.tryLabel(urgency, 2);
                domain.trap().compute(CYCLES_FOR_A_LABEL);
            }
            counter.tryHandOver(frame, CONTENTS.length);
            counter.tryReceipt(this);
        }

        @Override
        public void replied(long checksum, int urgency) {
            boolean right = checksum == Counter.Clerk.checksum(CONTENTS) && urgency == 1;
            domain.exit(right ? 0 : 1);
        }

        @Override
        public void failed(Failure failure) {
            domain.trap().print(failure.toString());
            domain.exit(1);
        }
    }
}
