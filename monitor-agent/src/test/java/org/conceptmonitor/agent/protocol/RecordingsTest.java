package org.conceptmonitor.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingsTest {
  @ParameterizedTest
  @EnumSource
  void aRecordingOfVersion1IsReadAsTheValuesThatWereWritten(Table table) throws IOException {
    try (InputStream recording =
        getClass().getResourceAsStream("/recordings/v1/" + table.wireName() + ".arrow")) {
      List<Row> read = TableReader.read(recording.readAllBytes(), table);

      assertThat(SampleRows.values(read)).isEqualTo(SampleRows.values(SampleRows.of(table)));
    }
  }
}
