import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'

import type { ChartPoint } from './chart-card'

const colour = (index: number) => (index === 0 ? 'var(--chart-1)' : 'var(--chart-2)')

/** Drawn with Recharts, which is loaded only where a chart is on the page. */
export default function TimeChart({
  series,
  points,
  format,
  formatTick,
  label,
}: {
  series: string[]
  points: ChartPoint[]
  format: (value: number) => string
  formatTick: (value: number) => string
  label: string
}) {
  return (
    <figure className="flex h-full flex-col gap-2" aria-label={label}>
      <div className="min-h-0 flex-1">
        <ResponsiveContainer width="100%" height="100%">
          <AreaChart data={points} margin={{ top: 8, right: 60, bottom: 0, left: 0 }} accessibilityLayer aria-label={label}>
            <CartesianGrid vertical={false} stroke="var(--border)" />
            <XAxis
              dataKey="label"
              tickLine={false}
              axisLine={false}
              minTickGap={40}
              tick={{ fill: 'var(--text-muted)', fontSize: 12 }}
            />
            <YAxis
              tickFormatter={formatTick}
              tickLine={false}
              axisLine={false}
              width={56}
              tickCount={4}
              tick={{ fill: 'var(--text-muted)', fontSize: 12 }}
            />
            <Tooltip
              formatter={(value) => format(Number(value))}
              cursor={{ stroke: 'var(--border-control)' }}
              contentStyle={{
                background: 'var(--surface)',
                border: '1px solid var(--border)',
                borderRadius: 8,
                boxShadow: 'var(--float)',
                color: 'var(--text)',
              }}
              labelStyle={{ color: 'var(--text-muted)' }}
            />
            {series.map((name, index) => (
              <Area
                key={name}
                name={name}
                dataKey={(point: ChartPoint) => point.values[index]}
                type="monotone"
                stroke={colour(index)}
                strokeWidth={2}
                fill={colour(index)}
                fillOpacity={index === 0 ? 0.1 : 0}
                isAnimationActive={false}
                label={(end) =>
                  end.index === points.length - 1 ? (
                    <text x={Number(end.x) + 8} y={Number(end.y) + 4} fontSize={12} fontWeight={500} fill={colour(index)}>
                      {name}
                    </text>
                  ) : (
                    <g />
                  )
                }
              />
            ))}
          </AreaChart>
        </ResponsiveContainer>
      </div>
    </figure>
  )
}
