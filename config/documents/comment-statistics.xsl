<?xml version="1.0" encoding="UTF-8"?>
<!-- Thống kê giới thiệu và lấy ý kiến nhận xét, across the paper: the lists of an organisation, or what came where members live. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="party.xsl"/>

  <!-- millimetres of a figure; the names of the rows have what is left -->
  <xsl:variable name="figure" select="14 - number(count(/comment-statistics/heading) &gt; 12) - number(count(/comment-statistics/heading) &gt; 15)"/>

  <xsl:template match="/comment-statistics">
    <fo:root xsl:use-attribute-sets="document">
      <xsl:call-template name="pages">
        <xsl:with-param name="name" select="concat('Thống kê nhận xét đảng viên tại nơi cư trú từ ', @from, ' đến ', @to)"/>
        <xsl:with-param name="width">297mm</xsl:with-param>
        <xsl:with-param name="height">210mm</xsl:with-param>
      </xsl:call-template>
      <fo:page-sequence master-reference="pages" xml:lang="vi">
        <xsl:call-template name="page-number"/>
        <xsl:call-template name="small-print">
          <xsl:with-param name="text" select="concat('Thống kê số ', @number, ', trích từ hệ thống lúc ', @made-at, ', có giá trị như bản giấy khi chữ ký số còn nguyên vẹn.')"/>
        </xsl:call-template>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="head">
            <xsl:with-param name="left">126mm</xsl:with-param>
            <xsl:with-param name="right">126mm</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="title">
            <xsl:with-param name="name">THỐNG KÊ</xsl:with-param>
            <xsl:with-param name="about" select="concat(@about, ' từ ngày ', @from, ' đến hết ngày ', @to)"/>
          </xsl:call-template>
          <fo:table table-layout="fixed" width="100%" border-collapse="separate" border-right="0.75pt solid #333333" font-size="11pt" line-height="1.2">
            <fo:table-column column-width="10mm"/>
            <fo:table-column column-width="{242 - count(heading) * $figure}mm"/>
            <xsl:for-each select="heading"><fo:table-column column-width="{$figure}mm"/></xsl:for-each>
            <fo:table-header font-weight="bold" text-align="center" font-size="9.5pt">
              <fo:table-row>
                <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>TT</fo:block></fo:table-cell>
                <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block><xsl:value-of select="@of"/></fo:block></fo:table-cell>
                <xsl:for-each select="heading"><fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block><xsl:value-of select="."/></fo:block></fo:table-cell></xsl:for-each>
              </fo:table-row>
            </fo:table-header>
            <fo:table-body>
              <xsl:for-each select="row">
                <fo:table-row keep-together.within-page="always">
                  <fo:table-cell xsl:use-attribute-sets="cell" text-align="center"><fo:block><xsl:value-of select="position()"/></fo:block></fo:table-cell>
                  <fo:table-cell xsl:use-attribute-sets="cell"><fo:block><xsl:value-of select="@name"/></fo:block></fo:table-cell>
                  <xsl:call-template name="figures"/>
                </fo:table-row>
              </xsl:for-each>
              <xsl:for-each select="sum">
                <fo:table-row font-weight="bold" keep-together.within-page="always">
                  <fo:table-cell xsl:use-attribute-sets="cell" number-columns-spanned="2"><fo:block>Cộng</fo:block></fo:table-cell>
                  <xsl:call-template name="figures"/>
                </fo:table-row>
              </xsl:for-each>
            </fo:table-body>
          </fo:table>
          <fo:block font-size="12pt" space-before="4mm"><xsl:value-of select="@note"/></fo:block>
          <xsl:call-template name="signed-foot">
            <xsl:with-param name="paper">thống kê</xsl:with-param>
            <xsl:with-param name="right">126mm</xsl:with-param>
          </xsl:call-template>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template name="figures">
    <xsl:for-each select="figure">
      <fo:table-cell xsl:use-attribute-sets="cell" text-align="end"><fo:block><xsl:value-of select="."/></fo:block></fo:table-cell>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
