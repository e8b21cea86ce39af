package org.barreleye.samples.parcel;

import java.nio.charset.StandardCharsets;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.samples.interfaces.parcel.Parcel;
import org.barreleye.samples.interfaces.parcel.ParcelBinding;
import org.barreleye.samples.interfaces.parcel.ParcelClient;
import org.barreleye.samples.interfaces.parcel.ParcelHandler;
import org.barreleye.samples.interfaces.parcel.ReceiptResult;

/** The client: straight-line code that blocks wherever it has to wait. */
public final class Sender implements Image.Straight {
    private static final int FRAME_BYTES = 4096;
    private static final int URGENCY = 7;
    private static final byte[] CONTENTS =
            "a fish with a transparent head".getBytes(StandardCharsets.UTF_8);

    @Override
    public String name() {
        return "sender";
    }

    @Override
    public int main(Trap trap, long process, long unused) {
        try {
            Domain domain = Domain.start(trap);
            return send(domain) ? 0 : 1;
        } catch (CallFailed failed) {
            trap.print(failed.getMessage());
            return 1;
        }
    }

    private static boolean send(Domain domain) throws CallFailed {
        Trap trap = domain.trap();
        RamReference memory = domain.allocate(FRAME_BYTES);
        FrameReference frame = domain.frame(memory, FRAME_BYTES).value();
        Window window = domain.map(frame).value();
        window.put(0, CONTENTS);
        trap.print("wrote " + CONTENTS.length + " bytes into " + frame.address());

        ParcelBinding binding = domain.connect("counter", channel -> Parcel.connect(channel, new ParcelHandler() {}));
        ParcelClient counter = Parcel.client(binding, domain.events());
        trap.print("bound to the counter");
        long price = counter.quote(CONTENTS.length);
        trap.print("the price is " + price + " cents");
        counter.label(URGENCY, -1);
        counter.handOver(frame, CONTENTS.length);
        ReceiptResult receipt = counter.receipt();
        trap.print("receipt: checksum " + Long.toHexString(receipt.checksum()) + ", urgency " + receipt.urgency());
        return price == Counter.Clerk.price(CONTENTS.length)
                && receipt.checksum() == Counter.Clerk.checksum(CONTENTS)
                && receipt.urgency() == URGENCY;
    }
}
