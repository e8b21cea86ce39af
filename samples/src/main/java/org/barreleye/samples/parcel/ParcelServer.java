package org.barreleye.samples.parcel;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.samples.interfaces.parcel.ParcelInterface;
import org.barreleye.samples.interfaces.parcel.ParcelService;
import org.barreleye.samples.interfaces.parcel.ReceiptResult;

/** The service: quotes prices, receives parcels and returns receipts. Each client has a session of its own. */
public final class ParcelServer implements Server {
    @Override
    public String name() {
        return "parcel-server";
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        return ParcelInterface.accept(channel, ParcelInterface.handler(new ParcelSession(domain)));
    }

    /** Serves one client. */
    static final class ParcelSession implements ParcelService, Copyable {
        private static final long CENTS_PER_BYTE = 3;
        private static final long BASE_PRICE_CENTS = 80;

        private final Domain domain;
        private int urgency;
        private long checksum;

        private ParcelSession(Domain domain) {
            this.domain = domain;
        }

        @Override
        public long quote(long bytes) {
            return price(bytes);
        }

        @Override
        public void label(int urgency, int shelf) {
            domain.syscalls().print("label: urgency " + urgency + ", shelf " + shelf);
            this.urgency = urgency;
        }

        @Override
        public void handOver(CapabilityReference contents, long bytes) {
            FrameReference frame = new FrameReference(contents.address());
            Outcome<Window> window = domain.map(frame);
            if (!window.succeeded() || bytes > window.value().bytes()) {
                domain.syscalls().print("not a parcel of " + bytes + " bytes");
                return;
            }
            byte[] parcel = window.value().get(0, (int) bytes);
            checksum = checksum(parcel);
            domain.syscalls().print("a parcel of " + bytes + " bytes, checksum " + Long.toHexString(checksum));
            domain.delete(frame);
        }

        @Override
        public ReceiptResult receipt() {
            return new ReceiptResult(checksum, urgency);
        }

        static long price(long bytes) {
            return BASE_PRICE_CENTS + CENTS_PER_BYTE * bytes;
        }

        /** Computes a checksum that does not depend on the core. */
        static long checksum(byte[] bytes) {
            long sum = 0;
            for (byte value : bytes) {
                sum = sum * 31 + (value & 0xff);
            }
            return sum;
        }
    }
}
