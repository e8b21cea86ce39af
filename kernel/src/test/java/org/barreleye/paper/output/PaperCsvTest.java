package org.barreleye.paper.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaperCsvTest {
    private final String csv = PaperCsv.of(Samples.PAPER, List.of(Samples.table(), Samples.curves()));

    @Test
    void has_a_line_for_each_row_whose_last_field_is_the_provenance() {
        assertThat(csv.split("\r\n")).startsWith(
                "paper,figure,experiment,machine,row,cores,unit,model,published,deviation_percent,provenance",
                "sample,table1,x,m,\"near, as fitted\",2,cycles,101.00,100.00,1.00,calibrated",
                "sample,table1,x,m,far,2,cycles,150.00,100.00,50.00,predicted",
                "sample,table1,x,m,looked at,2,cycles,0.00,90.00,-100.00,checked",
                "sample,table1,x,m,none,2,cycles,refused (NO),,,predicted",
                "sample,table1,,m,other,,lines,,13.00,,not modelled",
                "sample,fig1,x,m,messages,1,cycles,101.00,,,predicted").hasSize(7 + 64);
    }
}
