package org.conceptmonitor.agent.protocol;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The columns of a table and their Arrow form, derived from the components of its row record:
 * {@code aliasGroup} becomes {@code alias_group}, and no column is nullable. Immutable and safe for
 * use by several threads.
 */
public final class TableSchema {
  static final String VERSION_KEY = "concept-monitor.version";
  static final String TABLE_KEY = "concept-monitor.table";

  private final List<Column> columns;
  private final List<Column> varyingColumns;
  private final long fixedWidth;
  private final Schema arrow;
  private final MethodHandle constructor;

  TableSchema(String table, Class<? extends Row> rowType) {
    RecordComponent[] components = rowType.getRecordComponents();
    this.columns = Arrays.stream(components).map(Column::of).toList();
    this.varyingColumns = columns.stream().filter(column -> column.type().hasOffsets()).toList();
    this.fixedWidth = columns.stream().mapToLong(column -> column.type().width()).sum();
    this.arrow =
        new Schema(
            columns.stream().map(Column::field).toList(),
            Map.of(VERSION_KEY, String.valueOf(Table.VERSION), TABLE_KEY, table));
    this.constructor = constructor(rowType, components);
  }

  /** The Arrow schema of every stream of this table, with its metadata. */
  public Schema arrow() {
    return arrow;
  }

  /** The names of the columns, in order. */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  List<Column> columns() {
    return columns;
  }

  /** The columns whose values differ in length. */
  List<Column> varyingColumns() {
    return varyingColumns;
  }

  /** Bytes of one row's values in all other columns. */
  long fixedWidth() {
    return fixedWidth;
  }

  /**
   * Builds a row.
   *
   * @param values one boxed value per column, in order
   * @throws RuntimeException if their number or a type is wrong
   */
  public Row row(Object[] values) {
    try {
      return (Row) constructor.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("no row can be built of " + Arrays.toString(values), e);
    }
  }

  private static MethodHandle constructor(
      Class<? extends Row> rowType, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return MethodHandles.lookup()
          .findConstructor(rowType, MethodType.methodType(void.class, types))
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Row.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(rowType + " can't be built: it must be a public record", e);
    }
  }
}
